/** Prints pictures by the system's own drivers: the one way to a printer that needs Chromium. */
import { BrowserWindow } from 'electron'
import type { DriverJob, DriverPrinting } from '../../src/backend/printing/ports/driver-port.ts'

/** A session of its own in memory, without our pages' rights. */
const PARTITION = 'printing'

export const driverPrinting: DriverPrinting = {
  /** Before the first window there is nobody to ask; the queue asks again. */
  list: async () => {
    const [window] = BrowserWindow.getAllWindows()
    const printers = (await window?.webContents.getPrintersAsync()) ?? []
    return printers.map(({ name }) => name)
  },
  print: async (job) => {
    const window = new BrowserWindow({
      show: false,
      webPreferences: { partition: PARTITION, sandbox: true, contextIsolation: true, javascript: false },
    })
    try {
      await window.loadURL(`data:text/html;base64,${Buffer.from(pageOf(job)).toString('base64')}`)
      await print(window, job)
    } finally {
      window.destroy()
    }
  },
}

/** Nothing but our own picture and numbers: no text of anybody gets into this page. */
function pageOf({ png, pictureWidthMicrons }: DriverJob): string {
  const source = `data:image/png;base64,${Buffer.from(png).toString('base64')}`
  const style = `display:block;margin:0 auto;width:${pictureWidthMicrons / 1000}mm;image-rendering:pixelated`
  return `<!doctype html><style>body{margin:0}</style><img alt="" src="${source}" style="${style}">`
}

/** Always with the paper's size: Electron's own default is A4, which breaks the drivers of small printers. */
function print(window: BrowserWindow, { printer, widthMicrons, heightMicrons }: DriverJob): Promise<void> {
  const options = {
    silent: true,
    deviceName: printer,
    printBackground: true,
    margins: { marginType: 'none' },
    pageSize: { width: widthMicrons, height: heightMicrons },
  } as const
  return new Promise((resolve, reject) => {
    window.webContents.print(options, (isDone, why) => {
      if (isDone) resolve()
      else reject(Object.assign(new Error('the driver refused'), { code: why }))
    })
  })
}
