/** Name of the environment variable by which a run shares one Temporal server between its levels. */
export const VARIABLE_TEMPORAL = 'ACCROCHAGE_TEST_TEMPORAL';
