/** True for switches of a block with `-i`, which leaves its code as it stands (Org manual, "Literal Examples"). */
export function keepsIndentation(switches: string): boolean {
  return /-i\b/.test(switches)
}
