/** The rooms of the counter, and who may enter them. */
import { ReceiptText, Settings, Ticket } from 'lucide-react'
import type { Permission } from '../../core/permissions.ts'

export const ROOMS = [
  { room: 'sell', icon: Ticket, needs: 'token.sell' },
  { room: 'sales', icon: ReceiptText, needs: 'sale.read_own' },
  { room: 'settings', icon: Settings, needs: 'equipment.read' },
] as const satisfies readonly { readonly needs: Permission; readonly [more: string]: unknown }[]

export type Room = (typeof ROOMS)[number]['room']
