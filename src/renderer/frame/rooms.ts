/** The rooms of the counter, and who may enter them. */
import {
  Banknote,
  BookLock,
  ChartColumn,
  KeyRound,
  Layers2,
  NotebookTabs,
  Package,
  Printer,
  ReceiptText,
  Router,
  Settings,
  Ticket,
  Users,
  Wifi,
} from 'lucide-react'
import type { Permission } from '../../core/permissions.ts'

export const ROOMS = [
  { room: 'sell', icon: Ticket, needs: 'token.sell' },
  { room: 'sales', icon: ReceiptText, needs: 'sale.read_own' },
  { room: 'till', icon: Banknote, needs: 'till.work' },
  { room: 'printing', icon: Printer, needs: 'ticket.print' },
  { room: 'tokens', icon: KeyRound, needs: 'token.find' },
  { room: 'batches', icon: Layers2, needs: 'batch.read' },
  { room: 'packages', icon: Package, needs: 'plan.read' },
  { room: 'customers', icon: NotebookTabs, needs: 'money.edit' },
  { room: 'online', icon: Wifi, needs: 'online.read' },
  { room: 'routers', icon: Router, needs: 'equipment.read' },
  { room: 'reports', icon: ChartColumn, needs: 'report.read' },
  { room: 'people', icon: Users, needs: 'people.read' },
  { room: 'audit', icon: BookLock, needs: 'audit.read' },
  { room: 'settings', icon: Settings, needs: 'equipment.read' },
] as const satisfies readonly { readonly needs: Permission; readonly [more: string]: unknown }[]

/** My account is reached by one's name at the foot of the rail. */
export type Room = (typeof ROOMS)[number]['room'] | 'account'
