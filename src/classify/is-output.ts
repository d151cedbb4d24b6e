import { tableColumns } from './table-columns.ts'

/** Shapes that programs print and nobody types. */
const shapes: readonly RegExp[] = [
  // Logs: klog, RFC 3339, logfmt, brackets with a level.
  /^[IWEF]\d{4} \d\d:\d\d:\d\d\.\d+/,
  /^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d/,
  /^(?:ts|time|level)=\S+ /,
  /^\[(?:INFO|WARN|ERROR|DEBUG|OK|FAILED)\b/i,
  /^(?:Error|Warning|Usage|Unable|Failed|Pulled|Digest|Status|Downloading|Installing|Installed)\b.*[:.]/,
  // What kubectl, helm and others say of what they did.
  /^[\w.-]+\/[\w.:-]+ (?:created|configured|unchanged|deleted|patched|labeled|annotated|scaled|exposed|restarted|edited|tainted|replaced)/,
  /^[\w.-]+ "[^"]+" (?:created|deleted|modified|set|has been)/,
  /^(?:NAME|LAST DEPLOYED|NAMESPACE|STATUS|REVISION|TEST SUITE|NOTES|CHART|HOSTS):/,
  /^Release "[^"]*" /,
  /^[\w -]+ is (?:running|listening) (?:at|on) \S+$/,
  // Values alone: numbers, addresses, versions, hashes, ages, states.
  /^-?\d+(?:\.\d+)?[%KMGTi]*B?$/,
  /^\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?(?::\d+)?$/,
  /^v?\d+\.\d+(?:\.\d+)?(?:[-+][\w.]+)?$/,
  /^(?:sha\d+:)?[0-9a-f]{32,128}$/,
  /^(?:Running|Pending|Ready|True|False|active|enabled|disabled|Completed|Succeeded)$/,
  // Data: JSON, YAML, HTML and XML.
  /^[[\]{}],?$/,
  /^"[^"]+": /,
  /^[\w.-]+: (?!=)\S/,
  /^[\w.-]+:$/,
  /^- (?:[\w.-]+: |"|[A-Za-z]+$)/,
  /^<!--|^<\/?[a-z][\w-]*[ >]/i,
  // Interfaces and rows of tables.
  /^\d+: \w+(?:@\w+)?: </,
  /^[\w.-]+: flags=/,
  /(?<!\s)\s{3,}\S+\s{3,}\S/,
]

/** True when a line, indentation aside, has a shape that programs print. */
export function isOutput(line: string): boolean {
  const text = line.trim()
  return tableColumns(text) !== null || shapes.some((shape) => shape.test(text))
}
