/** Teller's mark: a torn ticket that sends. */
export function Brand({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className="text-accent">
      <path
        fill="currentColor"
        d="M5 6h22a2 2 0 0 1 2 2v5a3 3 0 0 0 0 6v5a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-5a3 3 0 0 0 0-6V8a2 2 0 0 1 2-2Z"
      />
      <g fill="none" className="stroke-surface" strokeWidth="2.4" strokeLinecap="round">
        <path d="M9.8 14.6a9 9 0 0 1 12.4 0" />
        <path d="M12.7 18a4.8 4.8 0 0 1 6.6 0" />
      </g>
      <circle cx="16" cy="21.3" r="1.6" className="fill-surface" />
    </svg>
  )
}
