#!/usr/bin/env bash
# Runs the commands of a document as a reader does. Standard input has the commands; the arguments are the folder to run
# them in, the Java installation and the folder for the launcher's archive. A server that is started is awaited and, at
# the end, stopped.
set -eu
cd "$1"
mkdir bin
quick=-XX:TieredStopAtLevel=1
printf '#!/bin/sh\nexec "%s/bin/java" %s "$@"\n' "$2" "$quick" >bin/java
chmod +x bin/java
ln -s "$PWD/hamms-cli/target/hamms" bin/hamms
export PATH="$PWD/bin:$PATH" JAVA_HOME="$2" HAMMS_JAVA_OPTS=$quick XDG_CACHE_HOME="$3"

commands=$(sed -e ':join' -e '/\\$/{N;s/\\\n *//;b join' -e '}')
servers=()
trap 'kill "${servers[@]}" 2>/dev/null || true; wait || true; rm -rf bin hamms.jar hamms-cli docs' EXIT

# Exit codes of curl that a fault causes: a response that is cut, a time limit, an empty response, a reset.
curl() {
  command curl -sS "$@" || case $? in 18 | 28 | 52 | 56) ;; *) return 1 ;; esac
}

# Starts a server and waits until it listens.
start() {
  local log=log.${#servers[@]}
  eval "exec $1" >"$log" 2>&1 &
  servers+=($!)
  for _ in $(seq 600); do
    if grep -q 'Ctrl-C stops it' "$log"; then return; fi
    kill -0 "${servers[-1]}" || break
    sleep 0.1
  done
  cat "$log"
  return 1
}

# Stops the last server, which must end as after Ctrl-C.
stop() {
  kill -TERM "${servers[-1]}"
  wait "${servers[-1]}"
  unset 'servers[-1]'
}

is_server() { [[ $1 =~ ^(hamms|java\ -jar\ [^ ]*hamms.jar)(\ --[^h].*|\ \&)?$ ]]; }

# Starts the server that a command expects to run, unless the commands have started theirs.
expect_server() {
  if $has_own || [ ${#servers[@]} -gt 0 ]; then return; fi
  start hamms
  case $commands in *'> ca.pem'*) ;; *ca.pem*) hamms ca >ca.pem ;; esac
}

# Looks the options of an incomplete command up in its help.
look_up() {
  local help option
  help=$(${1%% -*} --help)
  for option in $1; do
    case $option in --*) grep -qF -e "$option" <<<"$help" ;; esac
  done
}

has_own=false
while read -r command; do
  echo "+ $command"
  if [[ $command = *' &' ]]; then
    has_own=true
    start "${command% &}"
    continue
  fi
  if is_server "$command"; then
    if [ ${#servers[@]} -gt 0 ]; then stop; fi
    case $command in
      *' --watch'*) { sleep 5; printf q; } | TERM=xterm script -qec "$command" /dev/null ;;
      *)
        start "${command%%  \#*}"
        stop
        ;;
    esac
    continue
  fi
  case $command in
    # A sweep takes minutes; SweepIT runs some.
    *' audit --sweep '*) look_up "${command%% -- *}" ;;
    # An audit of all modes takes half a minute; that of curl may end with 1, if it finds something.
    *' audit --modes '*) eval "$command" || [ $? = 1 ] ;;
    *' audit '*'-- '*) eval "${command/ audit / audit --modes healthy,close-after-request }" || [ $? = 1 ] ;;
    'hamms audit' | 'hamms audit '* | 'hamms describe') look_up "$command" ;;
    # What needs no server.
    'hamms list'* | *' --help') eval "$command" ;;
    'curl -N '*)
      expect_server
      timeout 2 $command || [ $? = 124 ]
      ;;
    *)
      expect_server
      eval "$command"
      ;;
  esac
done <<<"$commands"
