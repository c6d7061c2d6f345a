// The stand-in tells its name from its file's.
import './fake-service.ts';
