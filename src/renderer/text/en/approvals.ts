/** English: a second person’s word on the spot. */

export const approvals = {
  title: 'This needs somebody’s approval',
  askedBy: 'Asked by {{name}}',
  choose: 'Who approves it?',
  looking: 'Looking who may approve…',
  approve: 'Approve',
  other: 'Somebody else',
  back: 'Back',
  nobodyTitle: 'Nobody here can approve this',
  nobodyText:
    'It takes a manager or the owner who works at this location, and whose own limit is high enough. Ask one of them, or have the owner raise your limit in People.',
} as const
