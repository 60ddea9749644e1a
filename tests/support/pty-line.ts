/** A serial line without a wire: a pseudo-terminal whose far end is joined to a printer's TCP port. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'

/** Node cannot open pseudo-terminals itself. */
export const hasPython = spawnSync('python3', ['--version']).status === 0

const BRIDGE = `
import os, pty, select, sys, tty
master, slave = pty.openpty()
tty.setraw(slave)
sys.stderr.write(os.ttyname(slave) + '\\n')
sys.stderr.flush()
while True:
    ready, _, _ = select.select([master, 0], [], [])
    for fd, to in ((master, 1), (0, master)):
        if fd in ready:
            data = os.read(fd, 4096)
            if not data: sys.exit()
            os.write(to, data)
`

export interface PtyLine {
  /** `/dev/pts/7` */
  readonly path: string
  unplug(): void
}

export async function plugIn(printerPort: number): Promise<PtyLine> {
  const bridge: ChildProcess = spawn('python3', ['-c', BRIDGE], { stdio: 'pipe' })
  const { stdin, stdout, stderr } = bridge
  if (!stdin || !stdout || !stderr) throw new Error('the bridge has no ends')
  const [name] = (await once(stderr, 'data')) as [Buffer]
  const socket = connect(printerPort, '127.0.0.1')
  await once(socket, 'connect')
  stdout.pipe(socket)
  socket.pipe(stdin)
  stdin.on('error', () => {})
  socket.on('error', () => {})
  const unplug = () => {
    socket.destroy()
    bridge.kill('SIGKILL')
  }
  return { path: name.toString().trim(), unplug }
}
