global using Kolada.Sandbox;
