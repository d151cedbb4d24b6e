import type { Step } from '../plan/plan.ts'
import { shellQuote } from '../plan/shell-quote.ts'
import type { WaitCondition } from '../plan/wait-condition.ts'

/**
 * The script of a step that goes on in the background, or that has something to wait for; any other script as it is. `lenient`
 * lets a background block that has ended well count as ready: a stand-in serves nothing.
 */
export function backgroundScript(step: Step, lenient: boolean): string {
  const { background, wait } = step.arguments
  if (background) return inBackground(step.script, wait, lenient)
  return wait === null || lenient ? step.script : thenWaiting(step.script, wait)
}

/** In a subshell of its own, so that it may end as it likes; its output goes to a file that can be searched. */
function inBackground(script: string, wait: WaitCondition | null, lenient: boolean): string {
  return `__rb_job=$(mktemp -d)
( ( ( eval ${shellQuote(script)} ) >"$__rb_job/log" 2>&1 </dev/null; echo "$?" >"$__rb_job/status" ) & )
__rb_ready=
while :; do
  if ${wait ? test(wait) : 'sleep 0.2'}; then __rb_ready=yes; break; fi
  [ ! -e "$__rb_job/status" ] || break
  sleep 0.1
done
cat "$__rb_job/log"
${ended(wait !== null && !lenient)}`
}

/** A block that is over already passes when it ended well and nothing was to wait for. */
function ended(mustGoOn: boolean): string {
  const over = mustGoOn
    ? 'echo "the block ended before it was ready"; [ "$__rb_status" != 0 ] || __rb_status=1'
    : ':'
  return `__rb_status=0
if [ -e "$__rb_job/status" ]; then __rb_status=$(cat "$__rb_job/status"); fi
if [ -z "$__rb_ready" ]; then ${over}; fi
(exit "$__rb_status")`
}

function thenWaiting(script: string, wait: WaitCondition): string {
  return `${script}
__rb_status=$?
if [ "$__rb_status" = 0 ]; then until ${test(wait)}; do sleep 0.1; done; fi
(exit "$__rb_status")`
}

/** A command that holds when the condition does. Bash opens connections itself (Bash manual, "Redirections"). */
function test(wait: WaitCondition): string {
  switch (wait.kind) {
    case 'port':
      return `(: </dev/tcp/${wait.host}/${wait.port}) 2>/dev/null`
    case 'http':
      return httpTest(wait)
    case 'file':
      return `[ -e ${shellQuote(wait.path)} ]`
    case 'time':
      return `sleep ${wait.seconds}`
    case 'log':
      return `grep -Eq -- ${shellQuote(wait.pattern)} "$__rb_job/log"`
  }
}

/** Any answer of 200 to 399 will do. It is read to its end, within bounds: many servers report a reader that leaves early. */
function httpTest({ host, port, path }: Extract<WaitCondition, { kind: 'http' }>): string {
  const request = shellQuote(`GET ${path} HTTP/1.0\r\nHost: ${host}\r\n\r\n`)
  return `( exec 3<>/dev/tcp/${host}/${port} && printf %s ${request} >&3 && read -r -t 5 _ __rb_code _ <&3 && { read -r -t 1 -N 65536 _ <&3; [[ $__rb_code == [23]* ]]; } ) 2>/dev/null`
}
