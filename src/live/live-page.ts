import type { CastHeader } from '../cast/asciicast.ts'
import { playerAsset } from '../render/html/player-asset.ts'
import { escapeXml } from '../render/svg/escape-xml.ts'
import { pageScript } from './page-script.ts'
import { pageStyle } from './page-style.ts'

/**
 * The page that shows a run, whose name is the title: its terminal in asciinema-player, its blocks beside it. All that it needs stands in it; its
 * scripts carry the nonce that its policy asks for.
 */
export function livePage(
  { title, boldIsBright }: Pick<CastHeader, 'title' | 'boldIsBright'>,
  nonce: string,
): string {
  const name = escapeXml(title)
  return [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><title>${name}</title>`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<style>${playerAsset('asciinema-player.css')}${pageStyle}</style></head>`,
    `<body><header><h1>${name}</h1><p id="count"></p><button id="replay" hidden>Replay</button>`,
    '<p id="status" role="status" class="waiting">connecting</p></header>',
    `<main id="terminal"${boldIsBright ? ' data-bold-is-bright' : ''}></main>`,
    '<aside><ol id="blocks" aria-label="Blocks"></ol><ul id="problems" aria-label="Problems"></ul></aside>',
    `<script nonce="${nonce}">${playerAsset('asciinema-player.min.js')}</script>`,
    `<script nonce="${nonce}">${pageScript}</script>`,
    '</body></html>',
    '',
  ].join('\n')
}
