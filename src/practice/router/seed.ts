/** Hotspot users as a counter sells them, by the thousand: for trying what a full router does to a client. */
import type { RouterState } from './state.ts'

/** Adds so many users, each used a little. */
export function seedUsers(state: RouterState, count: number): void {
  const users = state.table('/ip/hotspot/user')
  const profile = state.table('/ip/hotspot/user/profile').named('default')[0]?.get('.id') ?? ''
  for (let n = 1; n <= count; n += 1) {
    const minutes = n % 60
    users.add(
      new Map(
        Object.entries({
          name: `token${n}`,
          password: String(100_000 + ((n * 7919) % 900_000)),
          profile,
          'limit-uptime': '1h',
          uptime: minutes === 0 ? '0s' : `${minutes}m`,
          'bytes-in': String(minutes * 123_457),
          'bytes-out': String(minutes * 1_234_567),
          'packets-in': String(minutes * 997),
          'packets-out': String(minutes * 1_009),
          dynamic: 'false',
          disabled: 'false',
          comment: `teller1:${n.toString(16).padStart(16, '0')} end`,
        }),
      ),
    )
  }
}
