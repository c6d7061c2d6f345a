import { defineReasons } from '@baro/chassis';

/** Every refusal of this service; those every service has are added by the chassis. */
export const reasons = defineReasons('tasks', {});
