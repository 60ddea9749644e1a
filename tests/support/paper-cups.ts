/** CUPS on paper: `lp`, `lpstat` and `cancel` as small programs over a folder, answering as CUPS 2.4 does. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** `state` says what the queue does with jobs: `prints`, `waits`, `sticks` (begun and never done), `stopped`. */
const PROGRAM = `
QUEUE="$FOLDER/queue"; PRINTED="$FOLDER/printed"; STATE=$(cat "$FOLDER/state")
case "$(basename "$0")" in
lp)
  if [ "$1" = -i ]; then touch "$FOLDER/held"; exit 0; fi
  [ "$2" = Receipt ] || { echo 'lp: Error - The printer or class does not exist.' >&2; exit 1; }
  N=$(( $(cat "$FOLDER/last") + 1 )); echo $N > "$FOLDER/last"; echo "$*" >> "$FOLDER/said"
  if [ "$STATE" = prints ]; then cat > "$PRINTED/Receipt-$N"; else cat > "$QUEUE/Receipt-$N"; fi
  echo "request id is Receipt-$N (0 file(s))" ;;
lpstat)
  if [ "$1" = -p ]; then
    [ "$2" = Receipt ] || exit 1
    if [ "$STATE" = stopped ]; then echo 'printer Receipt disabled since Wed Nov 25 16:41:34 2026 -'
    else echo 'printer Receipt is idle.  enabled since Wed Nov 25 16:41:34 2026'; fi
    exit 0
  fi
  for JOB in $(ls "$QUEUE"); do
    echo "$JOB                   root              1024   Wed Nov 25 16:41:28 2026"
    if [ "$STATE" = sticks ]; then printf '\\tStatus: \\n\\tAlerts: job-printing\\n'
    elif [ -e "$FOLDER/held" ]; then printf '\\tAlerts: job-hold-until-specified\\n'
    else printf '\\tAlerts: none\\n'; fi
    printf '\\tqueued for Receipt\\n'
  done ;;
cancel)
  [ -e "$FOLDER/keeps" ] && exit 1
  rm "$QUEUE/$1" ;;
esac
`

export class PaperCups {
  readonly #folder: string
  readonly #path = process.env.PATH

  /** Puts its programs before all others, until `restore`. */
  constructor(folder: string) {
    this.#folder = folder
    for (const name of ['bin', 'queue', 'printed']) mkdirSync(join(folder, name))
    for (const name of ['lp', 'lpstat', 'cancel']) {
      const file = join(folder, 'bin', name)
      writeFileSync(file, `#!/bin/sh\nFOLDER='${folder}'\n${PROGRAM}`)
      chmodSync(file, 0o755)
    }
    writeFileSync(join(folder, 'last'), '0')
    this.become('prints')
    process.env.PATH = join(folder, 'bin') + delimiter + process.env.PATH
  }

  become(state: 'prints' | 'waits' | 'sticks' | 'stopped'): void {
    writeFileSync(join(this.#folder, 'state'), state)
  }

  /** From now on nothing can be cancelled. */
  keepJobs(): void {
    writeFileSync(join(this.#folder, 'keeps'), '')
  }

  /** The printer is back: what waits in the queue comes out. */
  comeBack(): void {
    this.become('prints')
    for (const job of this.waiting()) renameSync(join(this.#folder, 'queue', job), join(this.#folder, 'printed', job))
  }

  waiting(): string[] {
    return readdirSync(join(this.#folder, 'queue'))
  }

  printed(): Buffer[] {
    return readdirSync(join(this.#folder, 'printed')).map((job) => readFileSync(join(this.#folder, 'printed', job)))
  }

  /** What `lp` was told, a line for each job. */
  said(): string {
    const file = join(this.#folder, 'said')
    return existsSync(file) ? readFileSync(file, 'utf8') : ''
  }

  restore(): void {
    process.env.PATH = this.#path
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
