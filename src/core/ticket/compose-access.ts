/** The pieces of a ticket that let its customer in: the code, the QR codes, the Wi-Fi. */
import { type Composing, centered, gap, pair, phrases, said } from './composing.ts'
import type { QrMode } from './design.ts'
import type { CodeBlock, LabelledQr, TicketBlock } from './document.ts'
import { cleanTicketText } from './text.ts'
import { wifiCode } from './wifi-code.ts'

/** The code; username and password stand apart only when they differ. */
export function composeCodes(composing: Composing): TicketBlock[] {
  const { username, password, codeGroups } = composing.facts
  const code = codeBlock(username, codeGroups)
  if (username === password) return [...phrases(said(composing, 'code')), code]
  return [
    ...phrases(said(composing, 'username')),
    code,
    gap(),
    ...phrases(said(composing, 'password')),
    codeBlock(password),
  ]
}

/** The groups are used only when together they are the credential itself: a ticket must not show what does not work. */
function codeBlock(credential: string, groups: readonly string[] = []): CodeBlock {
  const printed = groups.join('') === credential ? groups : [credential]
  return { kind: 'code', groups: printed.map((group) => cleanTicketText(group)) }
}

/** The QR codes of which something is known; two of them are numbered in the order in which they are used. */
export function composeLogin(mode: QrMode, composing: Composing): TicketBlock[] {
  const { design, facts } = composing
  const login = mode === 'wifi' ? undefined : facts.loginUrl
  const wifi = mode === 'login' || !design.wifi ? undefined : wifiCode(design.wifi)
  if (login === undefined) return wifi === undefined ? [] : qrBlocks(said(composing, 'joinNetwork'), wifi)
  const address = addressBlocks(login, composing)
  if (wifi === undefined) return [...qrBlocks(said(composing, 'scanToLogIn'), login), ...address]
  const join = numbered(1, said(composing, 'joinNetwork'), wifi)
  return [gap(), { kind: 'qrs', codes: [join, numbered(2, said(composing, 'logIn'), login)] }, ...address]
}

function qrBlocks(caption: readonly string[], data: string): TicketBlock[] {
  return [gap(), ...phrases(caption), { kind: 'qr', data }]
}

function numbered(number: number, [first = '', ...others]: readonly string[], data: string): LabelledQr {
  return { data, caption: [...new Set([`${number} ${first}`, ...others].map((text) => cleanTicketText(text)))] }
}

/** The login page's address without the code in it, for those who type; the steps, if there are any, tell it. */
function addressBlocks(loginUrl: string, composing: Composing): TicketBlock[] {
  const [address = loginUrl] = loginUrl.split('?')
  const { lead, all, design } = composing
  if (design.blocks.some(({ kind, off }) => kind === 'steps' && !off)) return []
  if (all.length === 1) return centered(`${lead.orOpen} ${address}`)
  return [...phrases(said(composing, 'orOpen')), ...centered(address)]
}

export function composeNetwork(composing: Composing): TicketBlock[] {
  const { wifi } = composing.design
  if (!wifi) return []
  const name = pair(said(composing, 'network'), wifi.name)
  return wifi.password === '' ? [name] : [name, pair(said(composing, 'networkPassword'), wifi.password)]
}
