/** Where a test says how it went: read out when it comes, and scrolled to where it can be seen. */
import { type ReactNode, useEffect, useRef } from 'react'

export function TestResult({ children }: { children: readonly ReactNode[] }) {
  const place = useRef<HTMLDivElement>(null)
  const isThere = children.some(Boolean)
  useEffect(() => {
    if (isThere) place.current?.scrollIntoView({ block: 'nearest' })
  }, [isThere])
  return (
    // The margin keeps it clear of the buttons that stay at the form's end.
    <div ref={place} aria-live="polite" className="w-full scroll-mb-24">
      {children}
    </div>
  )
}
