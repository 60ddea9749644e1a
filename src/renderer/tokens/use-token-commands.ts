/** The commands on one sold code: sent, told in a sentence, and shown wherever the code stands. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { TokenLife, TokenView } from '../../contract/token.ts'
import { keys } from '../bridge/queries.ts'
import { useTeller } from '../bridge/teller.tsx'
import { useToast } from '../components/toast.tsx'
import type { Extension } from './extend-draft.ts'

export function useTokenCommands({ id: tokenId, codeGroups }: TokenLife, onDone: () => void) {
  const { t } = useTranslation()
  const teller = useTeller()
  const code = codeGroups.join(' ')
  return {
    block: useTokenCommand(() => teller.token.block({ tokenId }), t('tokenAction.blocked', { code }), onDone),
    unblock: useTokenCommand(() => teller.token.unblock({ tokenId }), t('tokenAction.unblocked', { code }), onDone),
    freeDevice: useTokenCommand(() => teller.token.freeDevice({ tokenId }), t('tokenAction.freed', { code }), onDone),
    extend: useTokenCommand(
      (more: Extension) => teller.token.extend({ tokenId, ...more }),
      t('extending.done', { code }),
      onDone,
    ),
  }
}

export type TokenCommands = ReturnType<typeof useTokenCommands>

function useTokenCommand<I>(send: (input: I) => Promise<TokenView>, told: string, onDone: () => void) {
  const queries = useQueryClient()
  const toast = useToast()
  const { mutate, isPending, error } = useMutation({
    mutationFn: send,
    onSuccess: () => {
      toast(told)
      void queries.invalidateQueries({ queryKey: keys.tokens })
      void queries.invalidateQueries({ queryKey: keys.preview })
      onDone()
    },
  })
  return { run: (input: I) => mutate(input), isBusy: isPending, error }
}
