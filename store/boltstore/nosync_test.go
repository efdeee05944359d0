package boltstore

// StopSyncing makes the store acknowledge what is not on disk: the control of the tests of power cuts.
func (s *Store) StopSyncing() { s.db.NoSync = true }
