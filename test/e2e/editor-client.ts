import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import {
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
  InitializedNotification,
  type PublishDiagnosticsParams,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node'

import { bin, type Scratch } from './command-line.ts'

/** An editor that has started `runbook lsp` for the files of a directory. */
export class EditorClient implements AsyncDisposable {
  readonly #scratch: Scratch
  readonly #server = spawn(process.execPath, [bin, 'lsp', '--stdio'])
  readonly #connection = createProtocolConnection(
    new StreamMessageReader(this.#server.stdout),
    new StreamMessageWriter(this.#server.stdin),
  )
  readonly #heard: PublishDiagnosticsParams[] = []
  #wake = (): void => {}
  readonly exited = once(this.#server, 'exit')

  constructor(scratch: Scratch) {
    this.#scratch = scratch
    this.#connection.onNotification(PublishDiagnosticsNotification.type, (told) => {
      this.#heard.push(told)
      this.#wake()
    })
    this.#connection.listen()
  }

  async start(): Promise<InitializeResult> {
    const told = await this.#connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
    })
    await this.#connection.sendNotification(InitializedNotification.type, {})
    return told
  }

  uri(name: string): string {
    return pathToFileURL(join(this.#scratch.path, name)).href
  }

  async open(name: string, text = this.#scratch.read(name)): Promise<void> {
    const textDocument = { uri: this.uri(name), languageId: 'org', version: 1, text }
    await this.#connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument })
  }

  async change(name: string, version: number, text: string): Promise<void> {
    await this.#connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: this.uri(name), version },
      contentChanges: [{ text }],
    })
  }

  async save(name: string): Promise<void> {
    const textDocument = { uri: this.uri(name) }
    await this.#connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument })
  }

  async close(name: string): Promise<void> {
    const textDocument = { uri: this.uri(name) }
    await this.#connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument })
  }

  symbols(name: string) {
    const textDocument = { uri: this.uri(name) }
    return this.#connection.sendRequest(DocumentSymbolRequest.type, { textDocument })
  }

  completions(name: string, line: number, character: number) {
    const textDocument = { uri: this.uri(name) }
    const position = { line, character }
    return this.#connection.sendRequest(CompletionRequest.type, { textDocument, position })
  }

  /** The next diagnostics that the server tells. */
  async told(): Promise<PublishDiagnosticsParams> {
    while (this.#heard.length === 0)
      // oxlint-disable-next-line no-await-in-loop -- one message after another
      await new Promise<void>((wake) => {
        this.#wake = wake
      })
    return this.#heard.shift() as PublishDiagnosticsParams
  }

  async shutDown(): Promise<void> {
    await this.#connection.sendRequest(ShutdownRequest.type)
    await this.#connection.sendNotification(ExitNotification.type)
  }

  /** Goes away without a word. */
  vanish(): void {
    this.#server.stdin.end()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.kill()
    await this.exited
    this.#connection.dispose()
  }
}
