/** What services ask of routers and printers, without knowing how they are reached. */

import type { z } from 'zod'
import type { AuditFilter, Verification } from '../contract/audit.ts'
import type { FoundPrinters, ScanProgress } from '../contract/discovery.ts'
import type { CanaryReport, Examination } from '../contract/doctor.ts'
import type { PrinterForm, PrinterTest, RouterForm, RouterTest } from '../contract/equipment.ts'
import type {
  Look,
  LookForm,
  NeighbourView,
  OnboardingChoices,
  Outcome,
  Plan,
  Progress,
} from '../contract/onboarding.ts'
import type { DrawerOutcome } from '../contract/printing.ts'
import type { PrinterState, RouterStatus } from '../contract/status.ts'
import type { CheckId } from '../core/router-checks.ts'
import type { TicketDocument } from '../core/ticket/document.ts'
import type { Usage } from '../core/usage.ts'

/** A router's connection as last seen; what waits for it is counted in the store. */
export type RouterLink = Pick<RouterStatus, 'state' | 'latencyMs' | 'problem'> & {
  /** Since when it is in this state, epoch milliseconds. */
  readonly since: number
  /** The problem in the router's or the system's own words. */
  readonly problemText: string | null
  /** Who it said it is when a session was last opened; null before the first. */
  readonly facts: {
    readonly identity: string
    readonly version: string
    readonly board: string
    readonly serial: string | null
  } | null
  /** When it was last compared with the books as a whole, epoch milliseconds. */
  readonly checkedAt: number | null
}

/** All routers of this counter: each with its own connection and its own queue. */
export interface RouterFleet {
  /** A grant is due: see to it at once. */
  kick(routerId: string): void
  /** Tries every router now, whatever its backoff says. */
  tryNow(): void
  /** Compares a router with the books now; resolves when that is done, or at once where there is no session. */
  check(routerId: string): Promise<void>
  /** Routers were added, changed, or taken out of use. */
  reload(): Promise<void>
  link(routerId: string): RouterLink
  test(form: RouterForm, password: string): Promise<RouterTest>
  stop(): Promise<void>
}

/** What became of a fix: nothing for one of two reasons, or as many commands as the router confirmed. */
export type FixOutcome =
  /** The router is not as it was when the commands were shown, or cannot be looked at now. */
  | { readonly outcome: 'differs' }
  | { readonly outcome: 'unseen' }
  /** The commands as they were shown; the one after those that were done failed with `refusal`, if there is one. */
  | {
      readonly outcome: 'applied'
      readonly commands: readonly string[]
      readonly done: number
      readonly refusal?: string
    }

/** One check's fix, as a person saw it and agreed. */
export interface FixOrder {
  readonly routerId: string
  readonly check: CheckId
  readonly planHash: string
  /** Called once, right before the first command; stops everything by throwing. */
  readonly beforeChange: () => void
}

/** Looks at routers and mends them. */
export interface RouterDoctor {
  examine(routerId: string): Promise<Examination>
  fix(order: FixOrder): Promise<FixOutcome>
  /** @throws AppError `already_working`, `router_silent`, `other_router` */
  canary(order: Pick<FixOrder, 'routerId' | 'beforeChange'>): Promise<CanaryReport>
  stopCanary(routerId: string): void
  stop(): Promise<void>
}

/** On what a ticket is previewed. */
export interface PreviewPaper {
  /** Whose logo it bears. */
  readonly locationId: string
  /** Absent: as wide as this counter's printer prints. */
  readonly paperMm?: 58 | 80
}

/** A ticket's dots, one pixel each. */
export interface TicketPicture {
  readonly png: Uint8Array
  readonly widthDots: number
  readonly heightDots: number
  /** Scripts (ISO 15924) in its texts that no font of this computer can draw. */
  readonly missingScripts: string[]
}

/** A café's picture as it is printed: one bit for each dot. */
export interface TicketLogo {
  readonly png: Uint8Array
  readonly widthDots: number
  readonly heightDots: number
}

/** All printers of this counter: each with its own queue. */
/** How a pulse for the drawer ended, and why it may not have opened. */
export interface DrawerPulse {
  readonly outcome: DrawerOutcome
  readonly problem: string | null
}

export interface PrinterDesk {
  /** A job is queued: print it at once. */
  kick(printerId: string): void
  /** Encodes a ticket before its time comes. */
  prepare(printerId: string, document: TicketDocument): void
  tryNow(): void
  reload(): void
  state(printerId: string): PrinterState
  test(form: z.output<typeof PrinterForm>): Promise<PrinterTest>
  /** Opens the cash drawer on this pin of a printer, once and now or not at all; never rejects. */
  openDrawer(printerId: string, pin: 2 | 5): Promise<DrawerPulse>
  /** The dots of a ticket as this counter's printer would put them on paper. */
  preview(document: TicketDocument, paper: PreviewPaper): TicketPicture
  /** A location's logo was exchanged or taken away. */
  logoChanged(locationId: string): void
  stop(): Promise<void>
}

/** Finds printers that could be set up. */
export interface PrinterSearch {
  /** What this computer knows of by itself. */
  known(): Promise<FoundPrinters>
  /** Asks this computer's own networks; a scan that this window began before ends. */
  scan(callerId: string, onProgress: (progress: ScanProgress) => void): Promise<ScanProgress>
  /** The scan of this window is not wanted any more, or the window is gone. */
  leave(callerId: string): void
  stop(): void
}

/** What a router counted of somebody's session, as last seen; speeds are null until there were two looks. */
export interface OnlineSession extends Usage {
  /** The record's `.id`; the next session at the same address has it again. */
  readonly id: string
  readonly username: string
  readonly address: string
  readonly mac: string
  readonly server: string
  /** When it began, UTC epoch milliseconds. */
  readonly since: number
  readonly idleSeconds: number | null
  /** Until the router ends it; null: it will not. */
  readonly timeLeftSeconds: number | null
  readonly dataLeftBytes: number | null
  readonly loginBy: string
  readonly byRadius: boolean
  readonly comment: string
  readonly upBitsPerSecond: number | null
  readonly downBitsPerSecond: number | null
}

/** How far the live view of a router can be trusted. */
export interface OnlineRouter {
  /** If not, its sessions are those of `asOf`. */
  readonly isLive: boolean
  /** UTC epoch milliseconds; null: it was never seen since this program started. */
  readonly asOf: number | null
  readonly online: number
}

export interface EndedSessions {
  readonly sessions: number
  /** Cookies, by which the device would have come back without logging in. */
  readonly cookies: number
}

/** A device that a router keeps off its hotspot. */
export interface BlockedOnRouter {
  readonly id: string
  readonly mac: string
  readonly address: string
  readonly comment: string
  readonly isOurs: boolean
  /** When Teller blocked it. */
  readonly at: number | null
  readonly isDisabled: boolean
}

/** Who is on the routers. Everything that asks a router throws AppError `router_unreached` or `router_refused`. */
export interface OnlineDesk {
  /** Somebody looks at it: keep it fresher for a while. */
  look(): void
  /** Writes down what was seen so far. */
  write(): void
  router(routerId: string): OnlineRouter
  sessions(routerId: string): readonly OnlineSession[]
  /** Ends the sessions of this user on this device, and the cookies with them. */
  disconnect(routerId: string, session: OnlineSession): Promise<EndedSessions>
  blocked(routerId: string): Promise<readonly BlockedOnRouter[]>
  /** @throws AppError also `device_has_entry` */
  block(routerId: string, mac: string): Promise<EndedSessions>
  /** Answers false when there is no such block of ours. */
  unblock(routerId: string, id: string, mac: string): Promise<boolean>
}

/** What stands at the top of a saved journal. */
export interface JournalHead {
  readonly cafeName: string
  readonly madeBy: string
  readonly madeAtText: string
  /** The filter in words; empty for everything. */
  readonly filterText: string
}

/** Reads the whole journal beside the main loop. */
export interface JournalDesk {
  /** @throws AppError `already_working`, `stopped` */
  verify(options: {
    readonly onProgress: (done: number, total: number) => void
    readonly signal: AbortSignal
  }): Promise<Omit<Verification, 'at'>>
  /** @throws AppError `too_many_entries` with `most` */
  export(options: {
    readonly filter: AuditFilter
    readonly format: 'csv' | 'pdf'
    readonly head: JournalHead
  }): Promise<{ readonly bytes: Uint8Array; readonly entries: number }>
  stop(): Promise<void>
}

/** Who is setting a router up, at which window: what they saw and typed is theirs alone. */
export interface Visitor {
  readonly callerId: string
  readonly personId: string
}

/** What the books know of the router that is looked at. */
export interface AboutRouter {
  readonly counterId: string
  /** User names by which this counter works with its routers. */
  readonly usernames: readonly string[]
  /** The routers in use at this location: the one that is looked at may be among them. */
  readonly routers: readonly {
    readonly id: string
    readonly name: string
    readonly host: string
    readonly port: number
    readonly loginHost: string
    readonly serial: string | null
  }[]
}

/** A router that was set up: what the counter needs to work with it. */
export interface SetUpRouter {
  readonly form: Omit<z.output<typeof RouterForm>, 'name' | 'loginHost' | 'password'> & { readonly password: string }
  readonly knownId: string | null
  readonly router: NonNullable<Look['looked']>['router']
}

/** What was or was not done on a router, for the journal. */
export interface RouterWork {
  readonly outcome: Outcome
  readonly host: string
  readonly identity: string
}

/** Sets routers up: one visit at a time for each window. @throws AppError `onboarding_over` when there is none. */
export interface OnboardingDesk {
  neighbours(): Promise<{ readonly neighbours: NeighbourView[]; readonly isDeaf: boolean }>
  /** Begins a visit; the one before at this window ends. */
  look(visitor: Visitor, form: LookForm, about: AboutRouter): Promise<Look>
  plan(visitor: Visitor, lookId: string, choices: OnboardingChoices): Plan
  /** @throws AppError `plan_changed` when the router or the choices are not what was shown; `already_working` */
  apply(
    visitor: Visitor,
    wanted: { readonly lookId: string; readonly choices: OnboardingChoices; readonly hash: string },
    onProgress: (progress: Progress) => void,
  ): Promise<RouterWork>
  /** Ends what is under way after its step. */
  halt(visitor: Visitor, lookId: string): void
  undo(visitor: Visitor, lookId: string, onProgress: (progress: Progress) => void): Promise<RouterWork>
  /** @throws AppError `onboarding_not_done` */
  result(visitor: Visitor, lookId: string): SetUpRouter
  /** The visit is over, or the window is. */
  leave(callerId: string): void
  stop(): void
}
