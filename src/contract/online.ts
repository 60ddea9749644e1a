/** Calls about who is on the hotspot now, what they use, and how the routers do. */
import { z } from 'zod'
import { command, query } from './define.ts'
import { Done, Id, Mac, RouterRef, SearchText } from './fields.ts'

/** The most rows that come at once. */
export const MAX_ONLINE_ROWS = 200

/** What the list can be sorted by. */
export const ONLINE_COLUMNS = ['user', 'device', 'since', 'left', 'used', 'speed'] as const

export const OnlineOrder = z.object({ by: z.enum(ONLINE_COLUMNS), descending: z.boolean() })
export type OnlineOrder = z.infer<typeof OnlineOrder>

/** Whose a session is: of a code sold here, of one that another counter of this café sold, or of neither. */
export const OnlineOrigin = z.enum(['sold_here', 'other_counter', 'not_ours'])
export type OnlineOrigin = z.infer<typeof OnlineOrigin>

/** What a session's code was sold as; known for codes sold here. */
const SoldAs = z.object({
  tokenId: z.uuid(),
  saleId: z.uuid(),
  saleNumber: z.int(),
  planName: z.string(),
})

/** What is left; null where there is no such limit. The first that ends, ends it. */
const Left = z.object({
  /** Time online. */
  seconds: z.int().nullable(),
  dataBytes: z.int().nullable(),
  /** The end by the wall clock, UTC epoch milliseconds. */
  until: z.int().nullable(),
})
export type Left = z.infer<typeof Left>

/** One device that is logged in. Speeds are null until the router was looked at twice. */
export const OnlineRow = z.object({
  routerId: z.uuid(),
  /** The router's own name for the session, which the next one at the same address has again. */
  sessionId: z.string(),
  origin: OnlineOrigin,
  /** The router's user in groups, as printed. Parts of a code that the caller may not see are dots. */
  user: z.array(z.string()),
  soldAs: SoldAs.nullable(),
  address: z.string(),
  mac: z.string(),
  /** How it logged in, in the router's word. */
  loginBy: z.string(),
  byRadius: z.boolean(),
  /** When it logged in, UTC epoch milliseconds. */
  since: z.int(),
  idleSeconds: z.int().nullable(),
  left: Left,
  bytesUp: z.int(),
  bytesDown: z.int(),
  upBitsPerSecond: z.int().nullable(),
  downBitsPerSecond: z.int().nullable(),
})
export type OnlineRow = z.infer<typeof OnlineRow>

/** How far what is shown of a router is true. */
export const OnlineRouterView = z.object({
  id: z.uuid(),
  name: z.string(),
  /** If not, its sessions are those of `asOf`, and some may have ended since. */
  isLive: z.boolean(),
  /** UTC epoch milliseconds; null: not seen since Teller was started. */
  asOf: z.int().nullable(),
  /** All its sessions, whatever the filter is. */
  online: z.int(),
})
export type OnlineRouterView = z.infer<typeof OnlineRouterView>

/** A part of the list: thousands may be online, and a screen shows a few of them. */
export const OnlineList = z.object({
  routers: z.array(OnlineRouterView),
  /** The place of the first of these rows in the whole list, from 0. */
  from: z.int(),
  rows: z.array(OnlineRow),
  /** The session that was to be found, and its place in the whole list; null: it is not in it. */
  wanted: z.object({ place: z.int(), row: OnlineRow }).nullable(),
  /** Of all that the filter found. */
  totals: z.object({
    found: z.int(),
    notOurs: z.int(),
    upBitsPerSecond: z.int(),
    downBitsPerSecond: z.int(),
  }),
})
export type OnlineList = z.infer<typeof OnlineList>

/** A light word that something changed: how many are on which router. */
export const OnlineCounts = z.object({
  /** Grows with every change. */
  revision: z.int(),
  routers: z.array(OnlineRouterView.omit({ name: true })),
})

/** A device that a router keeps off its hotspot. */
export const BlockedDevice = z.object({
  routerId: z.uuid(),
  bindingId: z.string(),
  mac: z.string(),
  address: z.string(),
  /** Did Teller block it? What others did is shown and left alone. */
  isOurs: z.boolean(),
  /** The remark on the router, of those that are not ours. */
  comment: z.string(),
  isDisabled: z.boolean(),
  at: z.int().nullable(),
  /** Null: at another counter, or by hand. */
  byName: z.string().nullable(),
  reason: z.string(),
})
export type BlockedDevice = z.infer<typeof BlockedDevice>

/** What was used in one day of the location's calendar; days without any use are left out. */
export const DayOfUse = z.object({
  /** `2026-11-23` */
  day: z.string(),
  seconds: z.int(),
  bytesUp: z.int(),
  bytesDown: z.int(),
  /** How many different users that day. */
  users: z.int(),
})
export type DayOfUse = z.infer<typeof DayOfUse>

/** How a router did in one minute or hour; null where it does not tell. */
export const HealthPoint = z.object({
  /** Its beginning, UTC epoch milliseconds. */
  at: z.int(),
  cpuPercent: z.int().nullable(),
  cpuPeakPercent: z.int().nullable(),
  memoryUsedBytes: z.int().nullable(),
  memoryTotalBytes: z.int().nullable(),
  /** From customers to the router, and back to them. */
  upBitsPerSecond: z.int().nullable(),
  downBitsPerSecond: z.int().nullable(),
  online: z.int(),
})
export type HealthPoint = z.infer<typeof HealthPoint>

/** What a disconnected or blocked device lost. */
const Ended = z.object({ sessions: z.int(), cookies: z.int() })

/** A session as the screen shows it: refused when somebody else is in its place by now. */
const OneSession = z.object({ routerId: Id, sessionId: RouterRef, mac: Mac })

export const online = {
  list: query({
    needs: 'online.read',
    input: z.object({
      /** Null: all routers of this location. */
      routerId: Id.nullable(),
      /** Part of a code, a device, an address, a package, or a sale's number; empty for all. */
      text: SearchText,
      order: OnlineOrder,
      from: z.int().min(0),
      many: z.int().min(1).max(MAX_ONLINE_ROWS),
      /** A session to be found wherever it is in that order. */
      find: OneSession.nullable(),
    }),
    output: OnlineList,
  }),
  /** Ends a session, and takes the cookies by which the device would come back without its code. */
  disconnect: command({ needs: 'online.control', input: OneSession, output: Ended }),
  /** The devices that are kept out; routers that could not be asked are named. */
  blocked: query({
    needs: 'online.read',
    input: z.object({ routerId: Id.nullable() }),
    output: z.object({ devices: z.array(BlockedDevice), unanswered: z.array(z.uuid()) }),
  }),
  /** Keeps a device off one router's hotspot until it is let on again. */
  block: command({
    needs: 'online.control',
    input: z.object({ routerId: Id, mac: Mac, reason: SearchText }),
    output: Ended,
  }),
  unblock: command({
    needs: 'online.control',
    input: z.object({ routerId: Id, bindingId: RouterRef, mac: Mac }),
    output: Done,
  }),
  /** What a code, a router's user, or everybody on a router used in the last days. */
  usage: query({
    needs: 'online.read',
    input: z.object({
      of: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('token'), tokenId: Id }),
        z.object({ kind: z.literal('session'), routerId: Id, sessionId: RouterRef }),
        z.object({ kind: z.literal('router'), routerId: Id }),
      ]),
      days: z.int().min(1).max(366),
    }),
    /** `today` by the location's clock, where the days end. */
    output: z.object({ today: z.string(), days: z.array(DayOfUse) }),
  }),
  /** How a router did: minutes for two days, hours for two years. */
  health: query({
    needs: 'equipment.read',
    input: z.object({
      routerId: Id,
      grain: z.enum(['minute', 'hour']),
      /** UTC epoch milliseconds; from inclusive, until exclusive. */
      from: z.int(),
      until: z.int(),
    }),
    output: z.array(HealthPoint),
  }),
}
