/** A printer on the network: raw TCP, usually port 9100. */
import { ConversingPort, type Patience } from './conversing-port.ts'
import { TcpChannel } from './tcp-channel.ts'

/** Where the printer is, and how patient to be with it. */
export interface TcpPortOptions extends Patience {
  readonly host: string
  readonly port?: number
}

export class TcpPrinterPort extends ConversingPort {
  constructor({ host, port = 9100, ...patience }: TcpPortOptions) {
    super({ ...patience, open: (timeoutMs, signal) => TcpChannel.open(host, port, timeoutMs, signal) })
  }
}
