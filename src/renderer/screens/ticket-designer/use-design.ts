/** The designer's calls: what is saved, samples of what is not, and the changes. */
import { skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketDesign } from '../../../core/ticket/design.ts'
import { keys } from '../../bridge/queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { useToast } from '../../components/toast.tsx'
import { pictureForTicket } from './shrink-picture.ts'

const planKind = 'hotspot'

export function useDesign() {
  const teller = useTeller()
  return useQuery({ queryKey: keys.design, queryFn: () => teller.design.get({ planKind }) })
}

export interface Sample {
  readonly design: TicketDesign
  readonly paperMm: 58 | 80
  readonly mark: 'reprint' | 'void' | 'training' | null
}

/** The dots of a sample; the one before stays in sight until they are there. `logo` is part of it and kept elsewhere. */
export function useSample(sample: Sample | null, logo: string) {
  const teller = useTeller()
  const settled = useSettled(sample)
  return useQuery({
    queryKey: [...keys.preview, 'sample', settled, logo],
    queryFn: settled ? () => teller.design.preview(settled) : skipToken,
    placeholderData: (before) => before,
    gcTime: 10_000,
  })
}

/** A pause in typing. */
const PAUSE_MS = 120

/** The value, once it has not changed for a moment; what is in it counts, not which object it is. */
function useSettled<T>(value: T): T {
  const text = JSON.stringify(value)
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return useMemo(() => JSON.parse(settled) as T, [settled])
}

/** A change of what tickets look like: told, and everything that shows tickets is drawn anew. */
function useDesignChange<I>(send: (input: I) => Promise<unknown>, told: string) {
  const queries = useQueryClient()
  const toast = useToast()
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: send,
    onSuccess: async () => {
      toast(told)
      void queries.invalidateQueries({ queryKey: keys.preview })
      await queries.invalidateQueries({ queryKey: keys.design })
    },
  })
  return {
    run: (input: I, then?: () => void) => mutate(input, then ? { onSuccess: then } : {}),
    isBusy: isPending,
    error,
    reset,
  }
}

export function useDesignChanges() {
  const teller = useTeller()
  const { t } = useTranslation()
  return {
    save: useDesignChange((design: TicketDesign) => teller.design.save({ planKind, design }), t('designer.saved')),
    reset: useDesignChange((_: undefined) => teller.design.reset({ planKind }), t('designer.wasReset')),
    setLogo: useDesignChange(
      async (file: Blob) => teller.design.setLogo({ fileBase64: await pictureForTicket(file) }),
      t('designer.logoSet'),
    ),
    removeLogo: useDesignChange((_: undefined) => teller.design.removeLogo(undefined), t('designer.logoRemoved')),
  }
}

export type DesignChanges = ReturnType<typeof useDesignChanges>
