//! Bags, ZIPs and workspaces that were made to do harm: whatever they do ends soon, with one sentence, and leaves nothing.

mod layouts;
