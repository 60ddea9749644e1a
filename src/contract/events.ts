/** What the backend tells the screens by itself. */
import { z } from 'zod'
import { BatchView } from './batch.ts'
import type { EventContract } from './define.ts'
import { ScanProgress } from './discovery.ts'
import { DoctorProgress } from './doctor.ts'
import { Progress } from './onboarding.ts'
import { OnlineCounts } from './online.ts'
import { DrawerOutcome } from './printing.ts'
import { ReportProgress } from './report.ts'
import { PlanTile, SaleView } from './sales.ts'
import { SheetProgress } from './sheet.ts'
import { Status } from './status.ts'

export const events = {
  /** Router, printer or head office changed; the whole status, so that a missed event costs nothing. */
  'status.changed': { needs: 'signed_in', payload: Status },
  /** The shift, its drawer or its count is another; ask `till.now` again. */
  'till.changed': { needs: 'till.work', payload: z.null() },
  /** A sale was made, or a token or ticket of it moved on. */
  'sale.changed': { needs: 'sale.read_own', payload: SaleView },
  /** Packages on sale, or what they cost, are others than before: somebody changed them, or their time has come. */
  'plans.changed': { needs: 'token.sell', payload: z.array(PlanTile) },
  /** To one window: the drawer was to open with the sale made there, and how that ended when it did not simply open. */
  'drawer.failed': {
    needs: 'token.sell',
    payload: z.object({ outcome: DrawerOutcome, problem: z.string().nullable() }),
  },
  /** A batch was made or moved on, or a slip of it came out of the printer. */
  'batch.changed': { needs: 'batch.read', payload: BatchView },
  /** Who is online has changed; told every two seconds at most. Ask `online.list` again if somebody looks at it. */
  'online.changed': { needs: 'online.read', payload: OnlineCounts },
  /** To one window: who is signed in there, or whether it is locked, has changed; ask `session.me`. */
  'session.changed': { needs: 'anyone', payload: z.null() },
  /** How far the verification of the journal is. */
  'audit.progress': { needs: 'audit.read', payload: z.object({ done: z.int(), total: z.int() }) },
  /** What the doctor is doing at a router. */
  'doctor.progress': { needs: 'equipment.read', payload: DoctorProgress },
  /** To one window: how far the router that is set up there is. */
  'onboarding.progress': { needs: 'equipment.edit', payload: Progress },
  /** To one window: how far the file of a batch is that it waits for. */
  'sheet.progress': { needs: 'batch.print', payload: SheetProgress },
  /** To one window: how far the file of a report is that it waits for. */
  'report.progress': { needs: 'report.export', payload: ReportProgress },
  /** To one window: how far the scan for printers is that it asked for, in the first run too. */
  'discovery.progress': { needs: 'anyone', payload: ScanProgress },
  /** The backend was exchanged (practice began or ended): start again from `app.info`. */
  'app.restarted': { needs: 'anyone', payload: z.null() },
} as const satisfies EventContract
