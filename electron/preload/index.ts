/** Hands the screens their way to the backend: two functions as `window.teller`, and nothing else of Electron. */
import { contextBridge, ipcRenderer } from 'electron'
import type { Reply, Transport, WireEvent } from '../../src/contract/wire.ts'

const lost = (): Reply => ({ ok: false, error: { code: 'unavailable', reason: 'something_broke' } })

// The channels' names stand once more in electron/main/ipc-transport.ts: the two sides share no code.
const transport: Transport = {
  call: (path, input) => ipcRenderer.invoke('teller:call', path, input).catch(lost),
  subscribe: (listener) => {
    const hear = (_: unknown, event: WireEvent) => listener(event)
    ipcRenderer.on('teller:event', hear)
    return () => void ipcRenderer.off('teller:event', hear)
  },
}

contextBridge.exposeInMainWorld('teller', transport)
