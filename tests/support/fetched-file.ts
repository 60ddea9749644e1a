/** Fetches a file of reports as a screen does: part by part. */
import type { TellerClient } from '../../src/contract/index.ts'

export async function fetchedFile(client: TellerClient, exportId: string): Promise<Buffer> {
  const parts: Buffer[] = []
  for (let offset: number | null = 0; offset !== null; ) {
    const asked = { exportId, offset }
    const { base64, next }: { base64: string; next: number | null } = await client.report.exportPart(asked)
    parts.push(Buffer.from(base64, 'base64'))
    offset = next
  }
  return Buffer.concat(parts)
}
