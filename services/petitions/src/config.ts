/** The petitions service has no configuration of its own yet. */
export const petitionsConfig = {};
