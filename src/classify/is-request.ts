/** True for a request of HTTP, its headers and body below it or not: `GET /v1/nodes`, as references of services show it. */
export function isRequest(code: string): boolean {
  return /^\s*(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (?:\/|https?:\/\/)\S*(?: HTTP\/[\d.]+)?[ \t]*(?:\n|$)/.test(
    code,
  )
}
