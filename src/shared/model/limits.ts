/** At most this many resources in one request (the figure of the system that the seeds describe). */
export const maxRequestedResources = 300;
/** At most this many resources stand before the others on one computer. */
export const mostPins = 50;

/** How many characters a password has at least. */
export const shortestPassword = 8;
