/** Books a movement of cash; where that takes somebody's word, the prompt comes first. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MovementKind } from '../../../contract/till.ts'
import { formatMoney } from '../../../core/money.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { wireErrorOf } from '../../text/say.ts'
import { useTillCommand } from './use-till-command.ts'

interface Moving {
  readonly shiftId: string
  readonly kind: MovementKind
  readonly onDone: () => void
}

interface What {
  readonly currency: string
  readonly amountMinor: number
  readonly reason: string
}

export function useMoveCash({ shiftId, kind, onDone }: Moving) {
  const { t } = useTranslation()
  const teller = useTeller()
  const [requestId] = useState(() => crypto.randomUUID())
  const [isAsking, setAsking] = useState(false)
  const inputOf = (what: What, approvalId: string | null) => ({
    requestId,
    shiftId,
    kind,
    ...what,
    approvalId,
  })
  const command = useTillCommand({
    send: teller.till.move,
    told: ({ amountMinor, currency }) => t(`cashMove.${kind}Done`, { amount: formatMoney(amountMinor, currency) }),
    onDone,
    onRefused: (error) => setAsking(isApprovalNeeded(error)),
  })
  return {
    inputOf,
    isAsking: isAsking && !command.isBusy,
    move: (what: What, approvalId: string | null) => command.run(inputOf(what, approvalId)),
    back: () => {
      command.forgetError()
      setAsking(false)
    },
    isBusy: command.isBusy,
    // That it takes somebody's word is not a failure but the next step.
    error: isApprovalNeeded(command.error) ? null : command.error,
  }
}

function isApprovalNeeded(error: unknown): boolean {
  return wireErrorOf(error).reason === 'approval_needed'
}
