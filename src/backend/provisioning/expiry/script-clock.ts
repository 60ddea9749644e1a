/** The part of both scripts that reads the router's clock, and tells whether it can be believed. */

/** No router's clock is right before this: it has lost the time, and nothing is started or ended by it. */
export const firstPlausibleYear = 2026

/**
 * Puts the time into `nowUtc`, UTC epoch seconds: exact over month ends, leap years, time zones and summer time.
 *
 * Date and time are two readings: when a day or summer time begins in between, both are read again. The days are counted
 * from 1 March, so that a leap day comes last. `gmt-offset` is a number of seconds, and one behind UTC an unsigned number
 * of 32 bits; the API's form, `-03:00`, is read too. `year` is the one on the wall.
 */
export const readClock = `
:local zone ""
:local today ""
:local clock ""
:while (($today != [/system clock get date]) || ($zone != [:tostr [/system clock get gmt-offset]])) do={
  :set zone [:tostr [/system clock get gmt-offset]]
  :set today [/system clock get date]
  :set clock [:tostr [/system clock get time]]
}
:local year 0
:local month 0
:local day 0
:if ($today ~ "^[0-9]") do={
  :set year [:tonum [:pick $today 0 4]]
  :set month ([:tonum ("1" . [:pick $today 5 7])] - 100)
  :set day ([:tonum ("1" . [:pick $today 8 10])] - 100)
} else={
  :set year [:tonum [:pick $today 7 11]]
  :set month (([:find "anebarprayunulugepctovec" [:pick $today 1 3]] / 2) + 1)
  :set day ([:tonum ("1" . [:pick $today 4 6])] - 100)
}
:local fromMarch ($month - 3)
:local marchYear $year
:if ($month < 3) do={
  :set fromMarch ($month + 9)
  :set marchYear ($year - 1)
}
:local days (($marchYear * 365) + ($marchYear / 4) + ($marchYear / 400) + ((($fromMarch * 153) + 2) / 5) + $day)
:set days ($days - (($marchYear / 100) + 719469))
:local hour ([:tonum ("1" . [:pick $clock 0 2])] - 100)
:local minute ([:tonum ("1" . [:pick $clock 3 5])] - 100)
:local second ([:tonum ("1" . [:pick $clock 6 8])] - 100)
:local ahead 0
:if ($zone ~ ":") do={
  :local colon [:find $zone ":"]
  :set ahead ([:tonum ("1" . [:pick $zone ($colon - 2) $colon])] - 100)
  :set ahead ((($ahead * 60) + ([:tonum ("1" . [:pick $zone ($colon + 1) ($colon + 3)])] - 100)) * 60)
  :if ($zone ~ "^-") do={ :set ahead (0 - $ahead) }
} else={
  :set ahead [:tonum $zone]
  :if ($ahead > 2147483647) do={ :set ahead ($ahead - 4294967296) }
}
:local nowUtc (((((($days * 24) + $hour) * 60) + $minute) * 60) + ($second - $ahead))
`.trim()

/**
 * Puts into `sure` whether a token's time may start by this clock.
 *
 * A router without a battery wakes up in 1970 or, with newer versions, at the time the power went: behind by the length
 * of the cut, so that a time that starts then would end too early once the clock is put right. Therefore the NTP client,
 * where it is on, has to say first that it is synchronised; version 6 says it by having adjusted the clock. When it has
 * not for six hours it never will, and the clock is taken as it is. Where it is off, MikroTik's cloud sets the clock once
 * after a start, for which five minutes are enough. Sources: the manual's "Clock", "NTP" and "Cloud" pages.
 */
export const judgeClock = `
:local running [/system resource get uptime]
:local sure ($year >= ${firstPlausibleYear})
:if ($sure && ($running < 6h)) do={
  :local ntp ""
  :do { :set ntp [/system ntp client get status] } on-error={
    :do {
      :if ([:typeof [/system ntp client get last-adjustment]] = "time") do={ :set ntp "synchronized" }
    } on-error={}
  }
  :set sure ($ntp = "synchronized")
  :if ((!$sure) && ([/system ntp client get enabled] = false)) do={ :set sure ($running >= 5m) }
}
`.trim()
