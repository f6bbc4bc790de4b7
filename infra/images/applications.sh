# Sourced by prepare and build: which applications there are, and how they are packed.

all_applications() { grep -l '<library>false</library>' "$root"/functions/*/pom.xml | xargs -n 1 dirname | xargs -n 1 basename; }

# applications MODULE...: sets modules; all without one.
applications() {
  local module all
  all=" $(all_applications | tr '\n' ' ')"
  modules=("$@")
  if [ $# = 0 ]; then mapfile -t modules < <(all_applications); fi
  for module in "${modules[@]}"; do
    [[ $all == *" $module "* ]] || fail "'$module' is no application: there are$all"
  done
}

pack() {
  say "packing ${modules[*]}"
  (cd "$root" && JAVA_HOME=$jdk mvn -B -q -DskipTests -Pimage \
    -pl "$(printf 'functions/%s,' "${modules[@]}")infra/images" -am package)
}
