/** The name of a room, for those who look and those who listen. */
export function PageHeading({ children }: { children: string }) {
  return <h1 className="text-xl font-semibold">{children}</h1>
}
