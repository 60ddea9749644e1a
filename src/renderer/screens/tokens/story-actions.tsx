/** What can be done with a code besides helping its customer: its ticket, its link, its sale, taking it out. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, Printer, ReceiptText, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SaleView } from '../../../contract/sales.ts'
import type { Me } from '../../../contract/session.ts'
import type { TokenStory } from '../../../contract/token.ts'
import { keys } from '../../bridge/queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { useToast } from '../../components/toast.tsx'
import { usePrintTicket } from '../../tokens/topped-up.tsx'

interface StoryActionsProps {
  readonly story: TokenStory
  readonly me: Me
  readonly onOpenSale: (sale: SaleView) => void
}

export function StoryActions({ story, me, onOpenSale }: StoryActionsProps) {
  const { t } = useTranslation()
  const teller = useTeller()
  const [isVoiding, setVoiding] = useState(false)
  const { life, word, sale, loginUrl } = story
  const print = usePrintTicket({ tokenId: life.id, codeGroups: life.codeGroups })
  const open = useMutation({ mutationFn: (id: string) => teller.sale.get({ id }), onSuccess: onOpenSale })
  const copy = useCopyLink(story)
  const leave = () => setVoiding(false)
  const takeOut = useTakeOut(story, leave)
  const mayUse = word !== 'refunded' && word !== 'void'
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2 empty:hidden">
        {sale?.isVisible && mayUse && (
          <Button
            icon={<Printer size={16} aria-hidden="true" />}
            disabled={print.isPending}
            onClick={() => print.mutate()}
          >
            {t(print.isPending ? 'tickets.reprinting' : 'codesRoom.print')}
          </Button>
        )}
        {loginUrl !== null && mayUse && (
          <Button icon={<Link size={16} aria-hidden="true" />} onClick={() => void copy()}>
            {t('codesRoom.copyLink')}
          </Button>
        )}
        {sale?.isVisible && (
          <Button icon={<ReceiptText size={16} aria-hidden="true" />} onClick={() => open.mutate(sale.id)}>
            {t('codesRoom.openSale', { number: sale.number })}
          </Button>
        )}
        {!sale && word !== 'void' && me.permissions.includes('token.void') && (
          <Button
            icon={<Trash2 size={16} aria-hidden="true" />}
            aria-expanded={isVoiding}
            onClick={() => setVoiding(!isVoiding)}
          >
            {t('codesRoom.void')}
          </Button>
        )}
      </div>
      {isVoiding && (
        <Confirm
          question={t('codesRoom.voidAsk')}
          label={t('codesRoom.voidDo')}
          command={{ run: () => takeOut.mutate(), isBusy: takeOut.isPending, error: takeOut.error }}
          onLeave={leave}
        />
      )}
      <CallProblem error={print.error ?? open.error} />
    </div>
  )
}

function useTakeOut({ life: { id: tokenId, codeGroups } }: TokenStory, onDone: () => void) {
  const { t } = useTranslation()
  const teller = useTeller()
  const queries = useQueryClient()
  const toast = useToast()
  return useMutation({
    mutationFn: () => teller.token.void({ tokenId }),
    onSuccess: () => {
      toast(t('codesRoom.voided', { code: codeGroups.join(' ') }))
      void queries.invalidateQueries({ queryKey: keys.tokens })
      onDone()
    },
  })
}

/** Puts the login link on the clipboard; where that is not allowed, the link itself is shown. */
function useCopyLink({ loginUrl, life: { codeGroups } }: TokenStory): () => Promise<void> {
  const { t } = useTranslation()
  const toast = useToast()
  return async () => {
    const link = loginUrl ?? ''
    try {
      await navigator.clipboard.writeText(link)
      toast(t('codesRoom.copied', { code: codeGroups.join(' ') }))
    } catch {
      toast(t('codesRoom.notCopied', { link }))
    }
  }
}
