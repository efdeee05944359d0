package engine

// Order returns the order in which a short form puts the items that tell two paths apart.
func (f *ShortForm) Order() []int { return f.outlook.order }

// LooksUp reports whether the certainty of the sheet is looked up, not computed.
func (f *ShortForm) LooksUp(s *Sheet) bool { return f.outlook.inOrder(s) }

// Exact reports whether what is looked up is exact at every point.
func (f *ShortForm) Exact() bool { return f.outlook.grid.exact }
