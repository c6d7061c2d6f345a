/** The complaints service has no configuration of its own yet. */
export const complaintsConfig = {};
