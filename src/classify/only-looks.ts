import { simpleCommands } from './simple-commands.ts'

/** True when a script only looks at things and changes none, so that it can run again and again; a guess by its words. */
export function onlyLooks(script: string): boolean {
  const commands = simpleCommands(script)
  if (/(?<![<>&\d])>{1,2}(?!&|\s*\/dev\/null)/.test(script.replace(/'[^']*'|"[^"]*"/g, '')))
    return false
  return commands.length > 0 && commands.every(({ words }) => looks(words))
}

function looks(words: readonly string[]): boolean {
  const own = /^(?:sudo|watch|xargs)$/.test(words[0] ?? '') ? words.slice(1) : words
  const [program = '', ...rest] = own
  if (readers.has(program)) return true
  const changes = changing.get(program)
  if (changes) return !rest.some((word) => changes.test(word))
  const verbs = looking.get(program)
  return (
    verbs !== undefined &&
    rest.some((word) => verbs.test(word)) &&
    !rest.some((word) => makesChanges.test(word))
  )
}

/** Programs that only read. */
const readers: ReadonlySet<string> = new Set(
  (
    'awk base64 cat column cut dig df dmesg du echo egrep fgrep file free getent grep head host id ' +
    'ifconfig jq ls lsof netstat nslookup pgrep ping printf ps pwd ss stat tail test [ [[ tr true uname uniq uptime wc ' +
    'which whoami calicoq'
  ).split(' '),
)

/** Programs that only read unless a word says otherwise. */
const changing: ReadonlyMap<string, RegExp> = new Map(
  Object.entries<RegExp>({
    date: /^(?:-\w*s|--set)/,
    hostname: /^[^-]/,
    sort: /^(?:-\w*o|--output)/,
    curl: /^(?:-[a-zA-Z]*[XdFToO]|--(?:request|data|form|upload|output|remote-name|json).*)/,
    sed: /^(?:-\w*i|--in-place)/,
    yq: /^(?:-\w*i|--in-?place)/,
    wget: /^(?!-q?O-$)/,
    ip: /^(?:add|del|delete|set|flush|replace|change)$/,
  }),
)

/** What is looked at may be called as a verb that looks: `kubectl delete events`. */
const makesChanges =
  /^(?:add|annotate|apply|attach|cordon|create|delete|disable|drain|edit|enable|exec|install|kill|label|patch|put|remove|replace|restart|rm|rollback|run|scale|set|start|stop|taint|undo|uninstall|update|upgrade)(?:-|$)/

const cloud = /^(?:describe|list|show|get|wait)(?:-|$)/

/** Programs with a word that says that they only look. */
const looking: ReadonlyMap<string, RegExp> = new Map(
  Object.entries<RegExp>({
    kubectl: /^(?:get|describe|logs|top|wait|status|cluster-info|version|events|api-resources)$/,
    oc: /^(?:get|describe|logs|status|wait|version)$/,
    helm: /^(?:list|ls|status|history|version|search)$/,
    docker: /^(?:ps|logs|inspect|images|info|version|stats)$/,
    podman: /^(?:ps|logs|inspect|images|info|version|stats)$/,
    systemctl: /^(?:status|is-active|is-enabled|list-units|show)$/,
    calicoctl: /^(?:get|version|status)$/,
    cilium: /^(?:status|version)$/,
    aws: cloud,
    az: cloud,
    gcloud: cloud,
    exo: cloud,
    eksctl: cloud,
    doctl: cloud,
  }),
)
