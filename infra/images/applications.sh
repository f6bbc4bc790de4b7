# Sourced by prepare, build, try and unpack: which applications there are, and how they are packed.

all_applications() {
  grep -l '<library>false</library>' "$root"/functions/*/pom.xml | xargs -n 1 dirname | xargs -n 1 basename
  # What the chart's jobs run.
  echo topology
  echo database
}

# What the profile image builds of a module comes to this folder of it.
packed=target/image

# Where a module is.
folder_of() { if [ -d "$root/functions/$1" ]; then echo "functions/$1"; else echo "infra/$1"; fi; }

is_function() { case $1 in functions/*) true ;; *) false ;; esac; }

# lessons FOLDER: what trains and tries an application: the functions of the module, by their names in the topology, or a
# command that a program is given.
lessons() {
  if [ "$1" = infra/database ]; then echo --command; return; fi
  if ! is_function "$1"; then echo --command --help; return; fi
  sed -n 's/^spring.cloud.function.definition=//p' "$root/$1/src/main/resources/META-INF/nebengjek/$(basename "$1").properties" |
    tr ';' '\n' | sed 's/\([A-Z]\)/-\l\1/g'
  # Runs only where it is wanted, so that the properties leave it out.
  if [ "$1" = functions/compat ]; then echo earlier-subscribers; fi
}

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
  # What trains applications knows all of them, but only those that are asked for are processed ahead of time. Nothing
  # of an earlier packing is left: Maven would keep resources that were removed since.
  maven clean package -Dlibrary=true -pl infra/images
  maven package -pl "$(for module in "${modules[@]}"; do folder_of "$module"; done | paste -sd,)"
}

maven() { (cd "$root" && JAVA_HOME=$jdk mvn -B -q -DskipTests -Pimage -am "$@"); }
