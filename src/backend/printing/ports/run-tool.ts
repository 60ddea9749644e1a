/** Runs a small program of the system, with bytes for its input and an end to its time. */
import { spawn } from 'node:child_process'

export interface ToolRun {
  /** Null: it was ended, or never began. */
  readonly exitCode: number | null
  readonly said: string
  /** It is not installed, or may not be run. */
  readonly isMissing: boolean
}

export interface ToolOptions {
  readonly input?: Uint8Array
  readonly timeoutMs: number
}

/** Never rejects. Its words are those of the C locale, so that they can be read. */
export function runTool(tool: string, args: readonly string[], { input, timeoutMs }: ToolOptions): Promise<ToolRun> {
  return new Promise((resolve) => {
    const child = spawn(tool, args, {
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    child.on('error', () => resolve({ exitCode: null, said, isMissing: child.pid === undefined }))
    child.on('close', (exitCode) => resolve({ exitCode, said, isMissing: false }))
    // One that ends without having read its input has said so by its exit code.
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}
