import type { CallLine, CallText } from '../block.ts'
import { argumentsHere } from './arguments-here.ts'
import type { OutlineNode } from './outline.ts'

/** What a call takes from the entry that it stands in; what it calls is found by the plan. */
export function callPlace(node: OutlineNode): Omit<CallLine, keyof CallText> {
  return {
    properties: node.properties,
    argumentsHere: (written) => argumentsHere(node, written),
    outputDir: '',
  }
}
