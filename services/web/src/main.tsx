import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followActions } from './api/trace.ts';
import { App } from './app.tsx';
import './styles/index.css';

followActions(window);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
