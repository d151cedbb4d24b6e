import { fileURLToPath } from 'node:url'

import {
  type CompletionItem,
  CompletionRequest,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  DocumentSymbolRequest,
  ExitNotification,
  InitializeRequest,
  type InitializeResult,
  LogMessageNotification,
  MessageType,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  TextDocumentSyncKind,
} from 'vscode-languageserver-protocol/node'

import { indexLines, lineText } from '../document/line-index.ts'
import { documentOf } from '../read-document.ts'
import { realPath } from '../sandbox/real-path.ts'
import { isTapeName } from '../tape/is-tape-name.ts'
import { complete, type Cursor } from './complete.ts'
import { diagnose } from './diagnose.ts'
import { type Look, type OpenText, openTexts, type OpenTexts } from './open-texts.ts'
import { outline } from './outline.ts'
import { toDiagnostic } from './to-diagnostic.ts'

/** An editor that is served. */
export interface Editor {
  readonly input: NodeJS.ReadableStream
  readonly output: NodeJS.WritableStream
  /** The version of the server that it is told. */
  readonly version: string
}

/**
 * Serves an editor (Language Server Protocol 3.17): mistakes and traps of the documents and tapes that are open, and
 * outlines and header arguments of documents. Nothing runs, nothing is written. Ends with the editor; false when that went without a word.
 */
export function serveEditor({ input, output, version }: Editor): Promise<boolean> {
  const connection = createProtocolConnection(
    new StreamMessageReader(input),
    new StreamMessageWriter(output),
  )
  const texts = openTexts(sendFindings(connection))
  let isToldToEnd = false
  connection.onRequest(InitializeRequest.type, () => capabilities(version))
  connection.onRequest(DocumentSymbolRequest.type, ({ textDocument }) =>
    outlineOf(textDocument.uri, texts.get(textDocument.uri)),
  )
  connection.onRequest(CompletionRequest.type, ({ textDocument, position }) =>
    completionsAt(texts.get(textDocument.uri), position),
  )
  connection.onRequest(ShutdownRequest.type, () => {
    isToldToEnd = true
  })
  follow(connection, texts)
  return new Promise((done) => {
    const end = (): void => {
      texts.closeAll()
      done(isToldToEnd)
    }
    connection.onNotification(ExitNotification.type, end)
    connection.onClose(end)
    connection.listen()
  })
}

function capabilities(version: string): InitializeResult {
  return {
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Full, save: true },
      documentSymbolProvider: true,
      completionProvider: { triggerCharacters: [':', '{', '='] },
    },
    serverInfo: { name: 'runbook', version },
  }
}

/** Keeps the open texts as the editor has them. */
function follow(connection: ProtocolConnection, texts: OpenTexts): void {
  connection.onNotification(DidOpenTextDocumentNotification.type, ({ textDocument }) => {
    texts.set(textDocument)
  })
  connection.onNotification(DidChangeTextDocumentNotification.type, (change) => {
    const { uri, version } = change.textDocument
    // Each is a whole text, as `capabilities()` asks for.
    const text = change.contentChanges.at(-1)?.text
    if (text !== undefined) texts.set({ uri, version, text })
  })
  // What is saved may be the setup file or the library of another.
  connection.onNotification(DidSaveTextDocumentNotification.type, () => texts.lookAgain())
  connection.onNotification(DidCloseTextDocumentNotification.type, async ({ textDocument }) => {
    texts.close(textDocument.uri)
    const nothing = { uri: textDocument.uri, diagnostics: [] }
    await connection.sendNotification(PublishDiagnosticsNotification.type, nothing)
  })
}

function sendFindings(connection: ProtocolConnection): Look {
  return async ({ uri, version, text }: OpenText, isCurrent) => {
    const path = pathOfUri(uri)
    if (path === null) return
    try {
      const found = await diagnose(path, text)
      if (!isCurrent()) return
      const diagnostics = found.map((finding) => toDiagnostic(finding, path))
      const message = { uri, version, diagnostics }
      await connection.sendNotification(PublishDiagnosticsNotification.type, message)
    } catch (error) {
      if (!isCurrent()) return
      const message = `${path} could not be looked at: ${String(error)}`
      await connection.sendNotification(LogMessageNotification.type, {
        type: MessageType.Error,
        message,
      })
    }
  }
}

function completionsAt(text: string | null, cursor: Cursor): CompletionItem[] {
  if (text === null) return []
  const line = lineText(indexLines('', text), cursor.line)
  return complete(line.slice(0, cursor.character), cursor)
}

async function outlineOf(uri: string, text: string | null) {
  const path = pathOfUri(uri)
  if (path === null || text === null || isTapeName(path)) return []
  return outline(await documentOf(path, Buffer.from(text)))
}

/**
 * The absolute path of a file's URI (RFC 8089), its links resolved where it is there; null for what is no local file, as a text
 * that was never saved.
 */
function pathOfUri(uri: string): string | null {
  try {
    const path = fileURLToPath(uri)
    return realPath(path) ?? path
  } catch {
    return null
  }
}
