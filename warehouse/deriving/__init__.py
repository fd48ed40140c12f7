"""Settled rows -> the tables of a warehouse file. Everything here is made anew at each import, so their order cannot
matter."""
