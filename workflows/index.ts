export { accrocherOrganisme } from './accrochage/accrochage.workflow.ts';
