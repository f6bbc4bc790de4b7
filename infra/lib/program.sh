# Sourced by the commands beside this folder: finds a JDK 25, and builds a module that is older than its sources.

infra=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
root=$(dirname "$infra")
program=$(basename "$(dirname "$0")")/$(basename "$0")

# Answers go to the standard output: not a word about JDKs and builds does.
say() { printf '%s\n' "$program: $*" >&2; }
fail() { say "$*"; exit 1; }

is_jdk_25() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && grep -qs '^JAVA_VERSION="25' "$1/release"
}

# Prints the home of a JDK 25, wherever such things are kept.
find_jdk() {
  local home
  for home in "${JAVA_HOME:-}" "${JDK_25:-}" "${JAVA_HOME_25_X64:-}" "${JAVA_HOME_25_ARM64:-}" \
    "$(jdk_on_path)" "$(jdk_of_macos)" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/homebrew/opt/openjdk@25 /usr/local/opt/openjdk@25 \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* \
    "$HOME"/.local/share/mise/installs/java/* "$HOME"/.jabba/jdk/*/Contents/Home "$HOME"/.jabba/jdk/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$home" ] && is_jdk_25 "$home"; then
      printf '%s\n' "$home"
      return
    fi
  done
  return 1
}

jdk_on_path() {
  local java target
  java=$(command -v java) || return 0
  while [ -L "$java" ]; do
    target=$(readlink "$java")
    case $target in /*) java=$target ;; *) java=$(dirname "$java")/$target ;; esac
  done
  (cd "$(dirname "$java")/.." && pwd)
}

jdk_of_macos() {
  [ -x /usr/libexec/java_home ] && /usr/libexec/java_home -F -v 25 2>/dev/null || true
}

require_jdk() {
  find_jdk || fail "a JDK 25 is needed, and none was found. Install one (such as https://adoptium.net) and set JAVA_HOME to it."
}

# is_stale MODULE FOLDER...: whether anything in these modules is newer than what was built of infra/MODULE, or ../MODULE.
is_stale() {
  local target=$infra/$1/target module
  [ -f "$target/built" ] && [ -f "$target/$(basename "$1").jar" ] || return 0
  shift
  local sources=("$root/pom.xml")
  for module in "$@"; do
    if [ -f "$module/pom.xml" ]; then sources+=("$module/pom.xml" "$module/src/main"); fi
  done
  [ -n "$(find "${sources[@]}" -newer "$target/built" -print 2>/dev/null | head -n 1)" ]
}

# build MODULE: packs infra/MODULE, or ../MODULE, and what it needs.
build() {
  local target=$infra/$1/target
  command -v mvn >/dev/null ||
    fail "Maven is needed to build NebengJek, and there is no mvn on the PATH. Install it with: apt-get install maven, or: brew install maven"
  mkdir -p "$target"
  say "building with Maven (the first time this also downloads libraries)"
  if ! (cd "$root" && JAVA_HOME=$(require_jdk) mvn -B -q -DskipTests -pl "infra/$1" -am package) >"$target/build.log" 2>&1; then
    tail -n 40 "$target/build.log" >&2
    fail "the build has failed; all of it is in $target/build.log"
  fi
  touch "$target/built"
}
