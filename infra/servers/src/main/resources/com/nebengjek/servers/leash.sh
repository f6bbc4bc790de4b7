# leash SIGNAL COMMAND...: runs the command, a server, for as long as somebody holds the other end of standard input. Its
# holder may write names of signals, one a line, for the server and all of its children. When the holder lets go, on purpose
# or because it died (a kill -9 closes its files too), the server gets the signal; one that does not obey is killed.

ending=$1
shift
exec 3<&0

# A group of its own: Ctrl-C in a terminal is for the holder, which may need the server to end its work in good order.
if command -v setsid >/dev/null 2>&1; then
  setsid "$@" </dev/null 3<&- &
  server=$!
else
  set -m
  "$@" </dev/null 3<&- &
  server=$!
  set +m
fi
trap '' HUP INT TERM

{
  # A server that is about to start has no group yet.
  while read -r signal; do kill -s "$signal" -- "-$server" || kill -s "$signal" "$server"; done
  kill -s "$ending" "$server"
  tenths=0
  while [ $tenths -lt 100 ] && kill -0 "$server"; do
    sleep 0.1
    tenths=$((tenths + 1))
  done
  kill -s KILL -- "-$server"
} <&3 3<&- 2>/dev/null &
leash=$!
exec 3<&-

wait "$server"
status=$?
kill -s KILL "$leash" 2>/dev/null
exit "$status"
