const key = (name: string): string => `wengang:${name}`

/**
 * Every name under which this app keeps something on the phone. Nothing of a person is kept longer
 * than the tab.
 */
export const storageKeys = {
  /** How often the app was opened, to install the worker on the second visit. */
  visits: key('visits'),
  /** Tells this tab's reading from another's; for the session of the tab only. */
  tab: key('tab'),
  /** A choice and its reason that may not have reached the server yet. */
  unsent: (offerId: string): string => key(`unsent:${offerId}`),
  /** A submission whose answer has not come: the same key makes a second press harmless. */
  attempt: (offerId: string): string => key(`attempt:${offerId}`),
  /** What was typed into a form and not sent yet; for the session of the tab only. */
  form: (name: string): string => key(`form:${name}`),
  /** That a code is on its way, never the code; for the session of the tab only. */
  codeSent: (purpose: string): string => key(`code-sent:${purpose}`),
  /** As whom this tab signed in last; for the session of the tab only. */
  lastSignIn: key('last-sign-in'),
  /** For which sign-ins and units the open offer was asked about; for the session of the tab only. */
  offerAsked: key('offer-asked'),
} as const
