//! Client for the m3ter create endpoints.
