/** Approvals: a second person's word on the spot, good once, for exactly one action and amount. */
import { v4 as uuidv4 } from 'uuid'
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import type { ApprovableAction } from '../../contract/people.ts'
import { AppError } from '../../core/errors.ts'
import type { Actor, Subject } from '../../core/journal.ts'
import { holds } from '../../core/permissions.ts'
import type { CallContext } from '../call-router.ts'
import { actor, type Signed } from '../callers.ts'
import type { Store } from '../store/store.ts'
import { discountAsked } from './discount.ts'
import { payOutAsked } from './move-cash.ts'
import type { Proofs } from './proofs.ts'
import { refundAsked } from './refund.ts'
import type { Roster, Worker } from './roster.ts'
import { type SessionOptions, tileOf } from './session.ts'

/** Long enough to press one more button, too short to be kept for later. */
const LIFETIME_MS = 2 * 60_000

/** What is to be approved, as the store knows it. */
export interface Asked {
  /** Besides not being the one who asks. */
  readonly mayApprove: (approver: Worker) => boolean
  readonly currency: string
  readonly subject: Subject
}

interface Approval {
  readonly callerId: string
  readonly requesterId: string
  readonly action: string
  readonly approver: Actor
  readonly expiresAt: number
}

/** The approvals that were given and not used yet. They do not outlive the program. */
export class Approvals {
  readonly #monotonic: () => number
  readonly #roster: Roster
  readonly #given = new Map<string, Approval>()

  constructor(monotonic: () => number, roster: Roster) {
    this.#monotonic = monotonic
    this.#roster = roster
  }

  /** Who could approve this for that person, here and now. */
  approversOf(asked: Asked, requester: Signed): Worker[] {
    const isOther = (worker: Worker) => worker.id !== requester.id && !worker.mustChangePassword
    const leads = (worker: Worker) => holds(worker.role, 'approval.give')
    return this.#roster.here().filter((worker) => isOther(worker) && leads(worker) && asked.mayApprove(worker))
  }

  /** @throws AppError `may_not_approve` */
  requireApprover(id: string, asked: Asked, requester: Signed): void {
    if (this.approversOf(asked, requester).some((worker) => worker.id === id)) return
    throw new AppError('forbidden', 'may_not_approve')
  }

  give(callerId: string, requester: Signed, action: ApprovableAction, approver: Actor): string {
    for (const [id, { expiresAt }] of this.#given) if (expiresAt <= this.#monotonic()) this.#given.delete(id)
    const id = uuidv4()
    const expiresAt = this.#monotonic() + LIFETIME_MS
    this.#given.set(id, { callerId, requesterId: requester.id, action: nameOf(action), approver, expiresAt })
    return id
  }

  /** Uses an approval up. @throws AppError `approval_not_valid` when it is not for exactly this, here and now. */
  take(id: string, callerId: string, requester: Signed, action: ApprovableAction, asked: Asked): Actor {
    const given = this.#given.get(id)
    this.#given.delete(id)
    const isFor = given?.callerId === callerId && given.requesterId === requester.id && given.action === nameOf(action)
    if (!given || !isFor || given.expiresAt <= this.#monotonic()) throw new AppError('conflict', 'approval_not_valid')
    // A word is worth what its giver may do now, not what they might do when they gave it.
    this.requireApprover(given.approver.id, asked, requester)
    return given.approver
  }
}

/** An action in one word of text: two are the same when every part is. */
function nameOf(action: ApprovableAction): string {
  return JSON.stringify(Object.entries(action).sort(([a], [b]) => (a < b ? -1 : 1)))
}

export interface ApprovalOptions extends Pick<SessionOptions, 'practicePins'> {
  readonly store: Store
  readonly proofs: Proofs
  readonly approvals: Approvals
  readonly clock: () => number
}

export function approvalService(options: ApprovalOptions): GroupHandlers<TellerContract['approval'], CallContext> {
  const { store, proofs, approvals } = options
  return {
    approvers: ({ action }, ctx) => {
      const asked = caseOf(options, action, ctx.person())
      return approvals.approversOf(asked, ctx.person()).map((worker) => tileOf(options, worker))
    },
    give: async ({ action, approverId, proof }, ctx) => {
      const requester = ctx.person()
      const asked = caseOf(options, action, requester)
      approvals.requireApprover(approverId, asked, requester)
      const approver = await proofs.check(approverId, proof, requester)
      ctx.requireStill()
      approvals.requireApprover(approverId, asked, requester)
      const data = {
        action: action.kind,
        amountMinor: action.amountMinor,
        currency: asked.currency,
        for: requester.name,
      }
      store.note({ kind: 'approval.given', by: actor(approver), subject: asked.subject, data })
      const approvalId = approvals.give(ctx.callerId, requester, action, actor(approver))
      return { approvalId, approverName: approver.name }
    },
  }
}

/** What is to be approved, as the store knows it. @throws AppError when it is not there for this person. */
function caseOf({ store, clock }: ApprovalOptions, action: ApprovableAction, requester: Signed): Asked {
  switch (action.kind) {
    case 'sale.refund':
      return refundAsked(store, clock(), action, requester)
    case 'till.pay_out':
      return payOutAsked(store, action)
    case 'sale.discount':
      return discountAsked(store.db, clock(), action, requester)
  }
}
