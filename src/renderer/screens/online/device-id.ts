/** Where Enter leads from the list: the panel with the chosen device. */
export const DEVICE_ID = 'online-device'
